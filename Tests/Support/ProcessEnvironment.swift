import Foundation

/// The variables of the process, read in one place.
package enum ProcessEnvironment {
    package static func value(_ name: String) -> String? { ProcessInfo.processInfo.environment[name] }
}
