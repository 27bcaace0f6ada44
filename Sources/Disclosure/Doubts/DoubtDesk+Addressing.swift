package import Catalogue
import Core
package import Ledger

extension DoubtDesk {
    /// What the log calls the asking where the application that contested may not ask it itself.
    private static let process = "betwist gegeven"

    /// Takes a doubt down, and finds out who manages the file: the case goes there.
    ///
    /// That is asked under the purpose that `corrections.yaml` names for it, by whoever may: the application that contests,
    /// or the one that the officer registered for that purpose. Whatever stands in the way of it, the doubt stands, and
    /// the letter says in words whom it is for.
    package func contest(
        _ question: DoubtQuestion, by corrections: Corrections
    ) async throws(DisclosureError) -> (reply: DoubtReply, addressee: Addressee?) {
        let reply = try await raise(question)
        guard case .recorded(let row, let line) = reply else { return (reply, nil) }
        do {
            guard let (addressed, addressing) = try await address(row, question, corrections) else {
                return (reply, nil)
            }
            return (.recorded(addressed, line), Addressee(addressing))
        } catch {
            return (reply, nil)
        }
    }

    /// To whom the case of a doubt goes, as its entry says it; `nil` where nobody was found, or the entry was erased.
    package func addressee(of doubt: Doubt) async throws(DisclosureError) -> Addressee? {
        guard let id = doubt.addressed else { return nil }
        do {
            guard let position = try await journal.storage.position(of: id),
                let entry = try await journal.storage.entry(at: position),
                let event = Event(parts: try await journal.open(entry)), case .doubtAddressed(let known) = event.act
            else { return nil }
            return Addressee(known)
        } catch {
            throw DisclosureError(error)
        }
    }

    private func address(
        _ row: MatterRow, _ question: DoubtQuestion, _ corrections: Corrections
    ) async throws(DisclosureError) -> (MatterRow, DoubtAddressing)? {
        for source in sources(of: question.attribute) {
            guard let person = row.person, let manager = corrections.channel(of: source).manager,
                let requester = try await asker(manager.purpose, question.requester),
                let (municipality, disclosure) = try await manages(manager, row, question, requester)
            else { continue }
            let addressing = DoubtAddressing(
                person: person, doubt: row.id, source: source, municipality: municipality, disclosure: disclosure,
                requester: requester)
            guard let addressed = try await write(addressing) else { continue }
            return (addressed, addressing)
        }
        return nil
    }

    /// The municipality, with the entry of the disclosure that told it.
    private func manages(
        _ manager: Corrections.Manager, _ row: MatterRow, _ question: DoubtQuestion, _ requester: Requester
    ) async throws(DisclosureError) -> (municipality: String, disclosure: Identifier)? {
        let exchange = Exchange(journal: journal, purposes: purposes, subjects: subjects, facts: facts)
        let name = OutputName(manager.attribute.name)
        let reply = try await exchange.reply(
            to: DisclosureRequest(
                requester: requester, number: question.number, purpose: manager.purpose, caseReference: row.id.text,
                outputs: [name]))
        guard case .answered(let answer) = reply,
            let output = answer.outputs.first(where: { $0.name == manager.attribute.name }),
            case .value(.code(let municipality)) = output.state
        else { return nil }
        return (municipality, answer.line.id)
    }

    /// Who may ask for a purpose: the one that contests, before others; the first by name of those.
    private func asker(_ purpose: String, _ requester: Requester) async throws(DisclosureError) -> Requester? {
        guard purposes.active(purpose) != nil else { return nil }
        do {
            let parties = try await journal.storage.rows([]).applications.values
                .filter { $0.role == .application && $0.purposes.contains(purpose) }.map(\.id).sorted()
            if parties.contains(requester.application) { return requester }
            return parties.first.map { Requester(application: $0, process: Self.process) }
        } catch {
            throw DisclosureError(error)
        }
    }

    private func write(_ addressing: DoubtAddressing) async throws(DisclosureError) -> MatterRow? {
        do {
            guard case .appended = try await journal.record(.doubtAddressed(addressing)) else { return nil }
            return try await journal.storage.rows([]).matters[addressing.doubt]
        } catch {
            throw DisclosureError(error)
        }
    }
}
