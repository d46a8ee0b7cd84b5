using Proxmox.Simulator;

namespace Proxmox.Resources.Tests.Nodes.Commands;

/// <summary>A datacenter whose first node can order a certificate.</summary>
internal static class AcmeWorld
{
    /// <summary>Where certificates by ACME are ordered.</summary>
    public const string Path = "/nodes/pve1/certificates/acme/certificate";

    /// <summary>The domain of the node.</summary>
    public const string Domain = "pve1.example.com";

    /// <summary>Starts it.</summary>
    public static async Task<PveSimulator> StartAsync()
    {
        var pve = await PveSimulator.StartAsync();
        pve.Request("POST", "/cluster/acme/account", ("name", "default"), ("contact", "a@example.com"));
        pve.Request("PUT", "/nodes/pve1/config", ("acme", "account=default,domains=" + Domain));
        return pve;
    }

    /// <summary>What the certificate of the node's own is for; empty when it has none.</summary>
    public static IEnumerable<string> Names(PveSimulator pve) => pve.Request("GET", "/nodes/pve1/certificates/info")!
        .Where(file => file["filename"]!.ToString() == "pveproxy-ssl.pem").SelectMany(file => file["san"]!.Select(name => name.ToString()));
}
