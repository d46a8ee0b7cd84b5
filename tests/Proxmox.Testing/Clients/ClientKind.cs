using NUnit.Framework;
using Proxmox.Model.Values;
using Proxmox.Simulator;

namespace Proxmox.Testing.Clients;

/// <summary>A client that the ladder can be climbed with.</summary>
public enum ClientKind
{
    /// <summary>Our own stand-in for Terraform's core, message by message.</summary>
    Wire,

    /// <summary>A program that the local engine runs as Pulumi's would.</summary>
    Pulumi,

    /// <summary>HashiCorp Terraform.</summary>
    Terraform,

    /// <summary>OpenTofu.</summary>
    OpenTofu,
}

/// <summary>Starts clients.</summary>
public static class ClientKinds
{
    /// <summary>The clients of this machine: those of our own always, the real ones where they are found.</summary>
    public static IEnumerable<ClientKind> Present =>
        Enum.GetValues<ClientKind>().Where(kind => IsInProcess(kind) || Executables.Find(kind) is not null);

    /// <summary>
    /// Those of our own. They climb every ladder; the real ones climb that of one resource of each pattern, and meet all others together.
    /// </summary>
    public static IEnumerable<ClientKind> InProcess => Enum.GetValues<ClientKind>().Where(IsInProcess);

    /// <summary>True for a client of our own, which needs no process and is quick.</summary>
    public static bool IsInProcess(ClientKind kind) => kind is ClientKind.Wire or ClientKind.Pulumi;

    /// <summary>Starts a client for one object of that resource, by default with root's token.</summary>
    public static async Task<IInfrastructureClient> StartAsync(
        ClientKind kind, PveSimulator pve, string resource, Value? provider = null) => kind switch
        {
            ClientKind.Wire => await WireClient.StartAsync(pve, resource, provider),
            ClientKind.Pulumi => await PulumiClient.StartAsync(pve, resource, provider),
            _ => await CommandLineClient.StartAsync(
                Executables.Find(kind) ?? throw new AssertionException($"{kind} is not here."), pve, resource, provider),
        };
}
