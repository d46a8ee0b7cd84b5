using Proxmox.Grpc;

namespace Proxmox.Terraform.Handshake;

/// <summary>Listens on the first free TCP port of this machine that the host allows.</summary>
public static class PortRange
{
    /// <summary>Starts a server there.</summary>
    /// <param name="environment">The range that the host gave; any free port without one.</param>
    /// <param name="options">The options for an address.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="IOException">No port of the range is free.</exception>
    public static async Task<GrpcServer> ListenAsync(
        PluginEnvironment environment, Func<LocalAddress, GrpcServerOptions> options, CancellationToken cancel)
    {
        if (environment is not { LowestPort: { } port and > 0, HighestPort: { } highest })
        {
            return await GrpcServer.StartAsync(options(LocalAddress.Loopback()), cancel);
        }

        while (true)
        {
            try
            {
                return await GrpcServer.StartAsync(options(LocalAddress.Loopback(port)), cancel);
            }
            catch (IOException) when (port < highest)
            {
                port++;
            }
        }
    }
}
