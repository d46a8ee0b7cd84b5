using System.Reflection;
using Proxmox.Engine;
using Proxmox.Host.Generate;
using Proxmox.Resources;
using Proxmox.Terraform;
using Proxmox.Terraform.Logging;

namespace Proxmox.Host;

/// <summary>Puts the parts of the provider together.</summary>
internal static class Composition
{
    private static readonly string Version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    /// <summary>The provider for Terraform and OpenTofu. Nothing that takes time is done before it is needed.</summary>
    /// <param name="standardError">Where the log goes.</param>
    public static TerraformServerOptions Server(Stream standardError)
    {
        var log = new HostLog(standardError, LogThreshold.Read(Environment.GetEnvironmentVariable), TimeProvider.System);
        return new()
        {
            Provider = () => new Provider(Catalogs.All, new() { Log = log, Version = Version }),
            ReadyMadeSchema = EmbeddedSchema.Read,
            Log = log,
        };
    }

    /// <summary>Writes what follows from the declarations.</summary>
    /// <param name="arguments">The generator's arguments.</param>
    /// <param name="standardError">Where problems are told.</param>
    public static int Generate(string[] arguments, Stream standardError)
    {
        using var errors = new StreamWriter(standardError, leaveOpen: true);
        return Generator.Run(arguments, Catalogs.All, Version, errors);
    }
}
