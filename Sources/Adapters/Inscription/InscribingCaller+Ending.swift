package import Core
package import OnlyOnce

extension InscribingCaller: InscriptionEnder {
    /// Forgotten first: whoever asks meanwhile inscribes anew.
    package func end(_ number: SubjectNumber, _ finality: Finality, reference: String) async -> StruckOut {
        forget(number, finality)
        switch await repertorium.remove(number, finality, reference: reference, mayRetry: { _ in false }) {
        case .done: return StruckOut(isDone: true, status: .ok, code: "")
        case .refused(let reply): return StruckOut(isDone: false, status: reply.status, code: reply.code)
        }
    }
}
