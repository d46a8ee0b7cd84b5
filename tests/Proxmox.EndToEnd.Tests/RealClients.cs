using Proxmox.Testing.Clients;

namespace Proxmox.EndToEnd.Tests;

/// <summary>The real clients of this machine.</summary>
public static class RealClients
{
    public static IEnumerable<ClientKind> Present => ClientKinds.Present.Where(kind => !ClientKinds.IsInProcess(kind));
}
