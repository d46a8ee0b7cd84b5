using Proxmox.Grpc;
using Proxmox.LocalEngine.Plugins;
using Pulumirpc;

namespace Proxmox.EngineReplay;

/// <summary>
/// An executable that only says where a provider listens, which serves in this process: so the engine starts and ends it as any other, and
/// does not attach to it.
/// </summary>
/// <param name="folder">Where it is written.</param>
internal sealed class PluginFile(string folder) : IDisposable
{
    private string Path => System.IO.Path.Combine(folder, "pulumi-resource-proxmox");

    /// <summary>What the engine starts.</summary>
    public PluginSource Source => new ExecutablePlugin("proxmox", Path);

    /// <summary>Serves a provider, to which the executable leads from now on.</summary>
    public async Task<GrpcServer> ServeAsync(ResourceProvider.ResourceProviderBase provider)
    {
        var server = await GrpcServer.StartAsync(new() { Services = [binder => ResourceProvider.BindService(binder, provider)] });
        await File.WriteAllTextAsync(Path, $"#!/bin/sh\necho {server.Address.ToString().Split(':')[^1]}\nexec sleep 600\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return server;
    }

    /// <inheritdoc/>
    public void Dispose() => File.Delete(Path);
}
