import Disclosure
import Ledger

/// How the lists of each controller stand: tasks by state, and lines by what became of them.
enum TaskMetrics {
    static func text(_ all: [(controller: String, figures: TaskFigures)]) -> String {
        var tasks = MetricFamily("sluis_tasks", "gauge")
        var lines = MetricFamily("sluis_task_lines", "gauge")
        for (controller, figures) in all {
            for state in TaskState.allCases where state != .ending {
                tasks.add(["controller": controller, "state": state.rawValue], figures.tasks[state] ?? 0)
            }
            for state in LineState.allCases {
                lines.add(["controller": controller, "state": state.name], figures.lines[state] ?? 0)
            }
        }
        return tasks.text + lines.text
    }
}

extension LineState {
    /// As a task's status names it.
    fileprivate var name: String {
        switch self {
        case .waiting: "waiting"
        case .answered: "answered"
        case .refused: "refused"
        case .bad: "bad"
        case .duplicate: "duplicate"
        case .gone: "gone"
        case .incomplete: "incomplete"
        case .stopped: "stopped"
        }
    }
}
