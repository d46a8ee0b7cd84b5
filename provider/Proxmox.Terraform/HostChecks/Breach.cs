using Proxmox.Model.Values;

namespace Proxmox.Terraform.HostChecks;

/// <summary>
/// A place where an answer breaks a rule of the host, which would end the user's command with a message about a broken provider.
/// </summary>
/// <param name="Path">The place.</param>
/// <param name="Rule">What is wrong, to be read after the path.</param>
public sealed record Breach(AttributePath Path, string Rule)
{
    /// <inheritdoc/>
    public override string ToString() => $"{(Path.IsRoot ? "(the whole object)" : Path)}: {Rule}";
}
