package import Hummingbird

/// Nothing of a connection is needed to answer.
package struct GatewayContext: InitializableFromSource {
    package init() {}
    package init(source: ApplicationRequestContextSource) {}
}
