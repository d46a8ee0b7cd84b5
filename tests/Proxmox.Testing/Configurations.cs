using Proxmox.Model.Values;
using Proxmox.Simulator;

namespace Proxmox.Testing;

/// <summary>Provider configurations for a simulator.</summary>
public static class Configurations
{
    /// <summary>By API token, with the server's certificate pinned.</summary>
    public static Value Of(PveSimulator pve) => Value.Object(
        ("endpoint", pve.Endpoint.ToString()),
        ("api_token", Value.Of(pve.ApiToken).AsSecret()),
        ("fingerprint", pve.Fingerprint));

    /// <summary>By user and password, which PVE asks for where it refuses tokens.</summary>
    public static Value ByLogin(PveSimulator pve) => Value.Object(
        ("endpoint", pve.Endpoint.ToString()),
        ("username", pve.Username),
        ("password", Value.Of(pve.Password).AsSecret()),
        ("fingerprint", pve.Fingerprint));
}
