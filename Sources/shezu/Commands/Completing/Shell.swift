import ArgumentParser
import Localization

/// A shell that completes words of the command line, with its script. The scripts only ask `shezu complete`, so that a new
/// field or option is offered without a new script.
enum Shell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish

  /// The script, to be read by the shell at its start.
  var script: String {
    switch self {
    case .bash: Self.bashScript
    case .zsh: Self.zshScript
    case .fish: Self.fishScript
    }
  }

  /// Where a user's shell finds the script.
  var place: String {
    switch self {
    case .bash: "~/.local/share/bash-completion/completions/shezu"
    case .zsh: "~/.local/share/zsh/site-functions/_shezu"
    case .fish: "~/.config/fish/completions/shezu.fish"
    }
  }

  // `$2` is the part of the word that readline replaces: what follows a quotation mark, a colon or an equals sign.
  private static let bashScript = #"""
    # bash completion of shezu
    _shezu() {
      local line
      COMPREPLY=()
      while IFS= read -r line; do
        case $line in
          $'\tfiles')
            compopt -o filenames
            while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$2")
            ;;
          $'\tpartial') compopt -o nospace ;;
          *) COMPREPLY+=("$line") ;;
        esac
      done < <("${COMP_WORDS[0]}" complete --shell bash --typed "$2" -- "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    }
    complete -o nosort -F _shezu shezu

    """#

  private static let zshScript = #"""
    #compdef shezu
    # zsh completion of shezu
    _shezu() {
      local -a texts notes options
      local line text note files=
      while IFS= read -r line; do
        text=${line%%$'\t'*} note=${line#*$'\t'}
        case $line in
          $'\tfiles') files=1 ;;
          $'\tpartial') options=(-S '') ;;
          *)
            texts+=("$text")
            notes+=("$text${note:+  -- $note}")
            ;;
        esac
      done < <("${words[1]}" complete --shell zsh -- "${(@)words[2,CURRENT-1]}" "$IPREFIX$QIPREFIX$PREFIX" 2>/dev/null)
      # What does not begin with the typed text, such as a name typed by pinyin, replaces it.
      [[ -n $texts && ${texts[1]} != "$PREFIX"* ]] && options+=(-U)
      (( $#texts )) && compadd -l "${options[@]}" -d notes -a texts
      [[ -n $files ]] && _files
      (( $#texts )) || [[ -n $files ]]
    }
    if [[ ${funcstack[1]} == _shezu ]]; then _shezu "$@"; else compdef _shezu shezu; fi

    """#

  private static let fishScript = #"""
    # fish completion of shezu
    function __shezu_complete
      set -l words (commandline -opc)
      for line in ($words[1] complete --shell fish -- $words[2..-1] (commandline -ct) 2>/dev/null)
        switch $line
          case \t'files'
            __fish_complete_path (commandline -ct)
          case \t'*'
          case '*'
            echo $line
        end
      end
    end
    complete -c shezu -f -a '(__shezu_complete)'

    """#
}
