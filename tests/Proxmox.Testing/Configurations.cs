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
}
