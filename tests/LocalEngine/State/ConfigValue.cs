namespace Proxmox.LocalEngine.State;

/// <summary>A value of the stack's configuration. Objects and lists are JSON.</summary>
public sealed record ConfigValue(string Text, bool Secret = false)
{
    /// <summary>Never a secret.</summary>
    public override string ToString() => Secret ? "[secret]" : Text;
}
