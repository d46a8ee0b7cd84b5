using Proxmox.Model.Values;

namespace Proxmox.Model.Fields;

/// <summary>
/// That PVE lets only <c>root@pam</c> itself set a value: no other user whatever the privileges, and no API token, not even one of root.
/// </summary>
/// <param name="What">What of the attribute that is, to be read behind "set".</param>
/// <param name="Applies">True for a known value that is so.</param>
public sealed record RootOnly(string What, Func<Value, bool> Applies);
