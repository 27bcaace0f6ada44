/// What to try while the demo's gateway stays up.
enum Invitation {
    static func show(_ settings: Settings) {
        print(
            """

            The gateway stays up at \(settings.publicURL) until you press Ctrl-C. In another terminal:
              PATH="$PWD/.build/debug:$PATH"
              sluis mock persons
              sluis ask huisvuil-sociale-correctie --person sofie --as waste --case HV-2026-0120
              sluis audit --person sofie --as zonnegem/privacy --reason "a look around"
              sluis ledger verify --as zonnegem/privacy --against .demo/receipt-rita.checkpoint
            The officer's desk, in a browser: \(settings.publicURL)/desk (sign in as Lotte Maes;
            at the counter, where citizens tell things once, as Sofie Desmet)
            """)
    }
}
