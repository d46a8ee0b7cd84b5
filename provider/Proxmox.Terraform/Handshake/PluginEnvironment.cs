using System.Collections.Immutable;
using System.Globalization;

namespace Proxmox.Terraform.Handshake;

/// <summary>What a go-plugin host tells its plugin through environment variables.</summary>
public sealed record PluginEnvironment
{
    private const string CookieName = "TF_PLUGIN_MAGIC_COOKIE";
    private const string Cookie = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    /// <summary>True when Terraform or OpenTofu has started the process; false when a person has.</summary>
    public bool IsStartedByHost { get; init; }

    /// <summary>The protocol versions that the host speaks; empty when it does not say.</summary>
    public ImmutableArray<int> ProtocolVersions { get; init; } = [];

    /// <summary>The host's certificate as PEM; null when the connection is not encrypted.</summary>
    public string? ClientCertificate { get; init; }

    /// <summary>True when the host wants the seventh field of the handshake line; older hosts misread it.</summary>
    public bool AsksForMultiplexing { get; init; }

    /// <summary>The lowest TCP port to listen on; null for any.</summary>
    public int? LowestPort { get; init; }

    /// <summary>The highest TCP port to listen on; null for any.</summary>
    public int? HighestPort { get; init; }

    /// <summary>The directory for the unix socket; null for a private one.</summary>
    public string? SocketDirectory { get; init; }

    /// <summary>The group, by name or number, that may connect beside the owner; null for none.</summary>
    public string? SocketGroup { get; init; }

    /// <summary>Reads the variables.</summary>
    /// <param name="variable">Gives the value of an environment variable; null when it is not set.</param>
    public static PluginEnvironment Read(Func<string, string?> variable) => new()
    {
        IsStartedByHost = variable(CookieName) == Cookie,
        ProtocolVersions = Numbers(variable("PLUGIN_PROTOCOL_VERSIONS")),
        ClientCertificate = NonEmpty(variable("PLUGIN_CLIENT_CERT")),
        AsksForMultiplexing = NonEmpty(variable("PLUGIN_MULTIPLEX_GRPC")) is not null,
        LowestPort = Number(variable("PLUGIN_MIN_PORT")),
        HighestPort = Number(variable("PLUGIN_MAX_PORT")),
        SocketDirectory = NonEmpty(variable("PLUGIN_UNIX_SOCKET_DIR")),
        SocketGroup = NonEmpty(variable("PLUGIN_UNIX_SOCKET_GROUP")),
    };

    private static ImmutableArray<int> Numbers(string? list)
    {
        var numbers = ImmutableArray.CreateBuilder<int>();
        foreach (var part in list?.Split(',') ?? [])
        {
            if (Number(part) is { } number)
            {
                numbers.Add(number);
            }
        }

        return numbers.ToImmutable();
    }

    private static int? Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : null;

    private static string? NonEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;
}
