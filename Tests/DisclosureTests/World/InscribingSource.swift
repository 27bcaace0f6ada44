import Core
import OnlyOnce
import Synchronization

/// The scripted sources behind a list of whom we follow: who is not on it is put there before the source is asked.
final class InscribingSource: SourceCaller, InscriptionEnder {
    struct Note: Hashable, Sendable {
        let number: SubjectNumber
        let finality: Finality
    }

    private struct State {
        var notes: Set<Note> = []
        var asked = 0
        var isDown = false
        var during: @Sendable () async -> Void = {}
    }

    private let scripted: ScriptedSource
    private let state = Mutex(State())

    init(_ scripted: ScriptedSource) {
        self.scripted = scripted
    }

    var services: [SourceService] { scripted.services }
    var notes: Set<Note> { state.withLock { $0.notes } }
    /// How often the end of one was asked.
    var asked: Int { state.withLock { $0.asked } }
    func setDown(_ isDown: Bool) { state.withLock { $0.isDown = isDown } }
    /// What happens while the end of one is asked.
    func during(_ act: @escaping @Sendable () async -> Void) { state.withLock { $0.during = act } }

    func call(_ call: SourceCall, mayRetry: @escaping @Sendable (Int) async -> Bool) async -> SourceReply {
        let note = Note(number: call.number, finality: call.finality)
        if !notes.contains(note), call.service == ScriptedSource.person {
            guard await call.mayInscribe?(366) ?? true else {
                return SourceReply(
                    status: .notInscribed, code: "", attempts: 0, told: [:], members: [],
                    retrievedAt: Instant(milliseconds: 0), retryAt: nil)
            }
            state.withLock { _ = $0.notes.insert(note) }
        }
        return await scripted.call(call, mayRetry: mayRetry)
    }

    func end(_ number: SubjectNumber, _ finality: Finality, reference: String) async -> StruckOut {
        await state.withLock { $0.during }()
        return state.withLock { state in
            state.asked += 1
            if state.isDown { return StruckOut(isDone: false, status: .unavailable, code: "down") }
            state.notes.remove(Note(number: number, finality: finality))
            return StruckOut(isDone: true, status: .ok, code: "")
        }
    }
}
