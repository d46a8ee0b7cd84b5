using System.Reflection;
using System.Text;
using Proxmox.Client;
using Proxmox.Engine;
using Proxmox.Pulumi;
using Proxmox.Pulumi.Schemas;
using Proxmox.Resources;
using Proxmox.Terraform;
using Proxmox.Terraform.Handshake;
using Proxmox.Terraform.Logging;
using Proxmox.Tools;

namespace Proxmox.Host;

/// <summary>Puts the parts of the provider together.</summary>
internal static class Composition
{
    private static readonly string Version = Assembly.GetExecutingAssembly().GetName().Version!.ToString(3);

    /// <summary>The provider for Terraform and OpenTofu. Nothing that takes time is done before it is needed.</summary>
    /// <param name="standardError">Where the log goes.</param>
    public static TerraformServerOptions TerraformServer(Stream standardError)
    {
        var log = Log(standardError);
        return new()
        {
            Provider = () => Engine(log),
            ReadyMadeSchema = EmbeddedSchema.Read,
            IsDestroying = () => HostCommand.IsDestroying,
            Log = log,
        };
    }

    /// <summary>The provider for Pulumi. Nothing that takes time is done before it is needed.</summary>
    /// <param name="standardError">Where the log goes: the engine shows it when the process dies.</param>
    public static PulumiServerOptions PulumiServer(Stream standardError)
    {
        var log = Log(standardError);
        return new()
        {
            Provider = () => Engine(log),
            Schema = EmbeddedSchema.ReadPulumi,
            Mapping = () => Encoding.UTF8.GetBytes(PulumiMapping.Build(Catalogs.All, ProviderConfiguration.Declaration, Version)),
            Version = Version,
            Log = log,
        };
    }

    /// <summary>The commands for people.</summary>
    /// <param name="standardError">Where the log goes.</param>
    public static ToolOptions Tools(Stream standardError) => new()
    {
        Provider = () => Engine(Log(standardError)),
        PulumiSchema = EmbeddedSchema.ReadPulumi,
        Version = Version,
        IsTerminal = !Console.IsErrorRedirected,
    };

    private static Provider Engine(PveLog log) => new(Catalogs.All, new() { Log = log, Version = Version });

    private static HostLog Log(Stream standardError) =>
        new(standardError, LogThreshold.Read(Environment.GetEnvironmentVariable), TimeProvider.System);
}
