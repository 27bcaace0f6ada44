import Core

/// The developer page as HTML, without script: sources, switches, last calls.
struct DeveloperPage {
    let states: [SourceState]
    let calls: [DeveloperCall]
    let faults: JSON?
    let faultKinds: [String]
    /// What came of the switch that was just set.
    let notice: String?
    /// The call whose numbers are shown, because somebody asked for it.
    let shown: (connection: String, number: Int)?

    var html: String {
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Sluis: sources (mock)</title>
        <meta name="viewport" content="width=device-width"><style>
        body{font:1rem/1.5 sans-serif;margin:1rem auto;max-width:75rem;padding:0 1rem}
        table{border-collapse:collapse}th,td{border:1px solid #767676;padding:.2rem .5rem;text-align:left;vertical-align:top}
        pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;max-height:24rem;overflow:auto}
        .pair{display:grid;grid-template-columns:1fr 1fr;gap:1rem}</style></head><body>
        <h1>Sources, environment mock</h1>
        \(notice.map { "<p role=\"status\">\(HTMLText.escaped($0))</p>" } ?? "")
        <h2>State</h2>
        \(stateTable)
        <h2>Switches of the mock sources</h2>
        \(switches)
        <h2>Last calls</h2>
        <p>National numbers are covered; each call can be shown with them. Nothing here is kept beyond this process.</p>
        \(calls.isEmpty ? "<p>None yet.</p>" : calls.map(section).joined(separator: "\n"))
        </body></html>

        """
    }

    private var stateTable: String {
        let head = [
            "Connection", "Source", "Breaker", "Calls", "Errors", "Median", "95 of 100", "Last success", "Last failure",
            "Quota left", "Certificate days",
        ]
        let rows = states.map { state in
            let errors = state.errors.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                "\($0.key.rawValue) \($0.value)"
            }
            return row([
                state.connection, state.source, state.breaker.rawValue + (state.isFailing ? ", failing" : ""),
                String(state.calls), errors.joined(separator: ", "),
                state.medianMilliseconds.map { "\($0) ms" } ?? "", state.slowMilliseconds.map { "\($0) ms" } ?? "",
                state.lastSuccess?.rfc3339 ?? "",
                state.lastFailure.map { "\($0.at.rfc3339) \($0.status.rawValue) \($0.code)" } ?? "",
                state.quotaLeft.map { String($0) } ?? "", state.certificateDays.map { String($0) } ?? "",
            ])
        }
        let cells = head.map { "<th scope=\"col\">\($0)</th>" }.joined()
        return "<table><thead><tr>\(cells)</tr></thead><tbody>\(rows.joined())</tbody></table>"
    }

    private func row(_ cells: [String]) -> String {
        "<tr>" + cells.map { "<td>\(HTMLText.escaped(NumberMask.masked($0)))</td>" }.joined() + "</tr>"
    }

    private var switches: String {
        let options = (["none"] + faultKinds).map { "<option>\(HTMLText.escaped($0))</option>" }.joined()
        let on = faults.map { NumberMask.masked($0.canonicalText) } ?? "The mock sources do not answer."
        return """
            <pre>\(HTMLText.escaped(on))</pre>
            <form method="post" action="/dev/faults">
            <label>Kind <select name="kind">\(options)</select></label>
            <label>Resident <input name="resident"></label> <label>Source <input name="service"></label>
            <label>Times <input name="times" inputmode="numeric"></label>
            <label>Milliseconds <input name="milliseconds" inputmode="numeric"></label>
            <label>Origin <input name="origin"></label> <label>Code <input name="code"></label>
            <button>Set</button></form>
            """
    }

    private func section(_ call: DeveloperCall) -> String {
        let isShown = shown?.connection == call.connection && shown?.number == call.number
        func text(_ value: Redacted<String>) -> String {
            HTMLText.escaped(isShown ? value.revealed : NumberMask.masked(value.revealed))
        }
        let messages = call.messages.map { message in
            """
            <h4>\(HTMLText.escaped(message.method)) \(text(message.address))</h4><pre>\(text(message.question))</pre>
            <h4>Answer: \(HTMLText.escaped(message.result))</h4><pre>\(text(message.answer))</pre>
            """
        }
        let facts = call.facts.map { fact in
            "<tr><td>\(HTMLText.escaped(fact.attribute))</td><td>\(text(fact.value))</td></tr>"
        }
        let form = """
            <form method="post" action="/dev/calls"><input type="hidden" name="connection" \
            value="\(HTMLText.escaped(call.connection))"><input type="hidden" name="number" value="\(call.number)">\
            <button>Show with numbers</button></form>
            """
        let title = "\(call.service), \(call.source): \(call.outcome), \(call.attempts) attempts, \(call.at.rfc3339)"
        return """
            <details\(isShown ? " open" : "")><summary>\(HTMLText.escaped(title))</summary>\(isShown ? "" : form)
            <div class="pair"><div>\(messages.joined())</div><div><table><thead><tr><th scope="col">Attribute</th>\
            <th scope="col">Value</th></tr></thead><tbody>\(facts.joined())</tbody></table></div></div></details>
            """
    }
}
