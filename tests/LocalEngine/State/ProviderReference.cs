namespace Proxmox.LocalEngine.State;

/// <summary>How a resource names its provider: <c>URN::ID</c>.</summary>
public sealed record ProviderReference(string Urn, string Id)
{
    /// <summary>Reads a reference.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static ProviderReference Parse(string text)
    {
        var split = text.LastIndexOf("::", StringComparison.Ordinal);
        return split > 0 && State.Urn.IsValid(text[..split])
            ? new(text[..split], text[(split + 2)..])
            : throw new FormatException($"bad provider reference '{text}'");
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Urn}::{Id}";
}
