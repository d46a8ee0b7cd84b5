namespace Proxmox.Client;

/// <summary>One parameter of a request.</summary>
/// <param name="Key">The wire name.</param>
/// <param name="Value">The value as PVE wants it, not yet encoded.</param>
/// <param name="IsSecret">Whether the value must never be shown: not in a log, not in a fault.</param>
public readonly record struct FormEntry(string Key, string Value, bool IsSecret)
{
    /// <summary>Key and value, with a secret masked.</summary>
    public override string ToString() => $"{Key}={(IsSecret ? Form.Mask : Value)}";
}
