import Catalogue
import Core
import Ledger

/// What somebody tried, as a refusal of it is recorded.
struct Tried {
    let requester: Requester
    /// One of the words of ``RefusalRecord/asked``.
    let asked: String
    /// As it was named; empty where not even that is noted with the one who tried.
    let purpose: String
    let person: SubjectRef?
    let version: PurposeRef?

    init(
        by requester: Requester, _ asked: String, _ purpose: String = "", _ person: SubjectRef? = nil,
        _ version: PurposeRef? = nil
    ) {
        self.requester = requester
        self.asked = asked
        self.purpose = purpose
        self.person = person
        self.version = version
    }

    /// An act that reached us by a channel.
    init(
        _ taking: Taking, _ asked: String, _ purpose: String = "", _ person: SubjectRef? = nil,
        _ version: PurposeRef? = nil
    ) {
        self.init(
            by: Requester(application: taking.channel.rawValue, employee: taking.recorder), asked, purpose, person,
            version)
    }
}
