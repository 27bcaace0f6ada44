import Core
import Disclosure

extension Call {
    /// The id in the path; what is none is nothing that is here.
    func identifier() throws(Problem) -> Identifier {
        guard let id = Identifier(String(segment)) else { throw Problem.notFound }
        return id
    }

    /// What a desk says, or why it could not.
    func told<Answer>(_ ask: () async throws(DisclosureError) -> Answer) async throws(Problem) -> Answer {
        do {
            return try await ask()
        } catch {
            throw Problem(error)
        }
    }
}
