namespace Pulumi;

/// <summary>A resource of which only the URN is known: a dependency that the engine names.</summary>
internal sealed class DependencyResource(string urn) : CustomResource(urn);
