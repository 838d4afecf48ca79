import Columnar
import Interface
import Querying

/// A query and the saved views that it uses.
struct RequestedQuery {
  var text = ""
  /// The view with query, columns and order; nil if the user named none.
  var view: SavedView?
  /// The queries that `view:NAME` may mention.
  var views: NamedQueries = [:]

  /// The columns of the view in the notation of `--columns`; nil for the default.
  var columns: String? { view.flatMap { $0.columns.isEmpty ? nil : $0.columns.joined(separator: ",") } }
  /// The order of the view in the notation of `--sort`; nil if it has none.
  var sort: String? { view?.sort?.joined(separator: ",") }
}
