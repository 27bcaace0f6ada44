import Core

/// Who asks: the application, and the employee or process that it names.
///
/// An employee is *claimed*: the gateway has
/// authenticated the application only.
package struct Requester: Hashable, Sendable {
    package let application: String
    package let employee: String?
    package let process: String?

    package init(application: String, employee: String? = nil, process: String? = nil) {
        self.application = application
        self.employee = employee
        self.process = process
    }

    /// The employee's name stands in the staff part alone.
    var json: JSON { .compact(["application": .string(application), "process": process.map { .string($0) }]) }
    var staffJSON: JSON? { employee.map { ["employee": .string($0)] } }

    init?(content: JSON?, staff: JSON?) {
        guard let application = content?["application"]?.string else { return nil }
        self.init(
            application: application, employee: staff?["employee"]?.string, process: content?["process"]?.string)
    }
}
