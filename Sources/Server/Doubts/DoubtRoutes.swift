import Catalogue
import Core
import Disclosure
import Ledger

/// Contesting a value, by an application or a clerk: the value stays, and is told as doubtful until the doubt ends.
enum DoubtRoutes {
    static func raise(_ call: Call) async throws(Problem) -> HTTPReply {
        var members = try Members(parsing: call.body)
        let number = members.subject(call.environment)
        let attribute = members.text("attribute")
        let category = members.choice("category", Doubt.Category.self)
        let contester = members.choice("contestedBy", DoubtRaising.Contester.self)
        let evidence = members.text("evidence")
        let caseReference = members.optionalText("case")
        let requester = members.doubter(call)
        try members.finish()
        guard let number, let category, let contester else { throw Problem.badRequest([]) }
        let question = DoubtQuestion(
            number: number, attribute: attribute, category: category, contester: contester, evidence: evidence,
            caseReference: caseReference, requester: requester)
        let desk = call.desk
        let (reply, addressee) = try await call.told { () throws(DisclosureError) in
            try await desk.exchange.doubts.contest(question, by: desk.corrections)
        }
        // Who asked the source was told; another application reads the words alone.
        return try answer(reply, 201, call, addressee?.application == requester.application ? addressee : nil)
    }

    static func confirm(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try call.identifier()
        var members = try Members(parsing: call.body)
        let name = members.text("case")
        let requester = members.doubter(call)
        try members.finish()
        let reply = try await call.told { () throws(DisclosureError) in
            try await call.desk.exchange.doubts.confirm(id, case: name, by: requester)
        }
        return try answer(reply, 200, call)
    }

    static func end(_ call: Call) async throws(Problem) -> HTTPReply {
        let id = try call.identifier()
        var members = try Members(parsing: call.body)
        let outcome = members.choice("outcome", DoubtEnding.Outcome.self)
        if outcome == .expired { members.invalid("outcome", "A doubt expires by itself; say how this one ended.") }
        let requester = members.doubter(call)
        try members.finish()
        guard let outcome else { throw Problem.badRequest([]) }
        let reply = try await call.told { () throws(DisclosureError) in
            try await call.desk.exchange.doubts.end(id, as: outcome, by: requester)
        }
        return try answer(reply, 200, call)
    }

    private static func answer(
        _ reply: DoubtReply, _ status: Int, _ call: Call, _ addressee: Addressee? = nil
    ) throws(Problem) -> HTTPReply {
        switch reply {
        case .refused(let refusal, let line): throw Problem(refusal, place: call.place(line), alternative: nil)
        case .recorded(let row, let line):
            guard case .doubt(let doubt) = row.matter else { throw Problem.notFound }
            return HTTPReply(
                status,
                json: [
                    "id": .string(row.id.text), "attribute": .string(doubt.attribute),
                    "category": .string(doubt.category.rawValue), "since": .string(doubt.since.rfc3339),
                    "until": .string(doubt.until.text), "confirmed": .boolean(doubt.isConfirmed),
                    "ended": .boolean(row.state == .closed),
                    "corrections": .array(corrections(row, doubt, addressee, call.desk)),
                    "at": .string(line.at.rfc3339),
                    "log": call.place(line.position).json,
                ])
        }
    }

    /// To whom the case goes, with the words to send; nothing where it is over.
    private static func corrections(
        _ row: MatterRow, _ doubt: Doubt, _ addressee: Addressee?, _ desk: ControllerDesk
    ) -> [JSON] {
        guard row.state == .open else { return [] }
        return desk.exchange.doubts.sources(of: doubt.attribute).map { source in
            let channel = desk.corrections.channel(of: source)
            let letter = CorrectionLetter.letter(
                row, doubt, source: source, addressee: addressee, from: [desk.name], corrections: desk.corrections)
            return .compact([
                "source": .string(source), "to": .string(channel.recipient), "how": .string(channel.way),
                "municipality": addressee.flatMap { $0.source == source ? .string($0.municipality) : nil },
                "text": .string(letter.sections.flatMap(\.lines).joined(separator: " ")),
            ])
        }
    }
}

extension Members {
    /// An application with the employee or process that it names; or a clerk, whose name stands in no clear column.
    fileprivate mutating func doubter(_ call: Call) -> Requester {
        guard call.caller.role == .application else {
            return Requester(application: Channel.counter.rawValue, employee: call.caller.id)
        }
        let (employee, process) = optionalAsker()
        return Requester(application: call.caller.id, employee: employee, process: process)
    }
}
