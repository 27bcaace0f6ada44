import Core
import Synchronization

/// The switches that are on, and how often each may still act: those set at run time before those of the files.
final class FaultBoard: Sendable {
    /// What one call meets.
    struct Effect: Equatable, Sendable {
        var delay: Int = 0
        var fault: Fault?
        var kind: FaultKind? { fault?.kind }
    }

    private struct Active {
        /// `nil` means everyone.
        let slug: String?
        let fault: Fault
        var left: Int?
    }

    /// A fault of a resident's file; changing it in the file starts its count anew.
    private struct FileFault: Hashable {
        let slug: String
        let index: Int
        let fault: Fault
    }

    private struct State {
        var active: [Active] = []
        var used: [FileFault: Int] = [:]
    }

    private let state = Mutex(State())

    func add(_ fault: Fault, slug: String?) {
        state.withLock { $0.active.append(Active(slug: slug, fault: fault, left: fault.times)) }
    }

    /// Removes every switch set at run time and lets the files' counts start anew.
    func reset() {
        state.withLock { $0 = State() }
    }

    var json: JSON {
        state.withLock { state in
            .array(
                state.active.map { active in
                    var members = active.fault.json.object ?? [:]
                    members["resident"] = active.slug.map(JSON.string)
                    members["left"] = active.left.map { .integer(Int64($0)) }
                    return .object(members)
                })
        }
    }

    /// Whether a resident goes by a new number at present.
    func hasNewNumber(_ resident: Resident) -> Bool {
        resident.faults.contains { $0.kind == .newNumber } || slugsWithNewNumber.contains(resident.slug)
    }

    /// The residents whom a switch gave a new number at run time.
    var slugsWithNewNumber: [String] {
        state.withLock { state in
            state.active.filter { $0.fault.kind == .newNumber }.compactMap(\.slug)
        }
    }

    /// What this call meets, counted as one use of each switch that acts on it.
    func take(service: MockSource, resident: Resident?) -> Effect {
        state.withLock { state in
            var effect = Effect()
            for index in state.active.indices {
                let active = state.active[index]
                guard active.slug == nil || active.slug == resident?.slug, active.left != 0 else { continue }
                if Self.apply(active.fault, service, &effect), let left = active.left {
                    state.active[index].left = left - 1
                }
            }
            guard let resident else { return effect }
            for (index, fault) in resident.faults.enumerated() {
                let key = FileFault(slug: resident.slug, index: index, fault: fault)
                let used = state.used[key, default: 0]
                if let times = fault.times, used >= times { continue }
                if Self.apply(fault, service, &effect) { state.used[key] = used + 1 }
            }
            return effect
        }
    }

    /// A call meets one failure, the first, and every delay.
    private static func apply(_ fault: Fault, _ service: MockSource, _ effect: inout Effect) -> Bool {
        guard fault.service == nil || fault.service == service, fault.kind != .newNumber else { return false }
        if fault.kind == .slow {
            effect.delay += fault.milliseconds
            return true
        }
        guard effect.fault == nil else { return false }
        effect.fault = fault
        return true
    }
}
