namespace Pulumi;

/// <summary>A provider of which only the reference is known: <c>URN::ID</c>.</summary>
internal sealed class DependencyProviderResource : ProviderResource
{
    /// <summary>A provider by its reference.</summary>
    /// <param name="reference">The reference.</param>
    public DependencyProviderResource(string reference)
        : base(reference[..reference.LastIndexOf("::", StringComparison.Ordinal)]) =>
        Id = Output.Create(reference[(reference.LastIndexOf("::", StringComparison.Ordinal) + 2)..]);
}
