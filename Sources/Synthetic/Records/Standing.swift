/// What enforcement leaves a body as.
enum Standing {
  /// Sets the status of every organization acted on, from actions in order of time. O(actions).
  ///
  /// - Parameter update: changes the organization of a number.
  static func settle(
    _ actions: [EnforcementAction], update: (_ number: Int, _ change: (inout Organization) -> Void) -> Void
  ) {
    for action in actions {
      update(action.organization.number) { organization in
        guard organization.status.stands else { return }
        switch action.kind {
        case .penalty:
          if action.sanction == .revocation {
            organization.status = .revoked
            organization.deregisteredOn = action.decidedOn
          } else if let until = action.suspendedUntil, until > Days.asOf, organization.status == .normal {
            organization.status = .suspended
          }
        case .abnormalListing:
          if organization.status != .serious { organization.status = .abnormal }
        case .abnormalRemoval:
          if organization.status == .abnormal { organization.status = .normal }
        case .seriousListing: organization.status = .serious
        case .rectification, .interview: break
        }
      }
    }
  }
}
