using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Proxmox.Grpc;
using Proxmox.Terraform.Schemas;

namespace Proxmox.Terraform.Handshake;

/// <summary>How Terraform and OpenTofu are told to use a provider that runs already.</summary>
public static class Reattach
{
    /// <summary>The environment variable that carries it.</summary>
    public const string Variable = "TF_REATTACH_PROVIDERS";

    /// <summary>The namespace in the registries.</summary>
    public const string Namespace = "proxmox-ve";

    /// <summary>
    /// The addresses under which configurations may name the provider: an address without a host means another one to each client.
    /// </summary>
    public static IReadOnlyList<string> Addresses { get; } =
    [
        $"registry.terraform.io/{Namespace}/{TypeNames.Provider}",
        $"registry.opentofu.org/{Namespace}/{TypeNames.Provider}",
    ];

    /// <summary>The value of the variable: one line of JSON.</summary>
    public static string Value(LocalAddress address, IEnumerable<string> providers)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            foreach (var provider in providers)
            {
                json.WriteStartObject(provider);
                json.WriteString("Protocol", "grpc");
                json.WriteNumber("ProtocolVersion", HandshakeLine.ProtocolVersion);
                json.WriteNumber("Pid", Environment.ProcessId);
                // True keeps the host from killing the process at the end of a command.
                json.WriteBoolean("Test", true);
                json.WriteStartObject("Addr");
                json.WriteString("Network", address.SocketPath is null ? "tcp" : "unix");
                json.WriteString("String", address.SocketPath ?? address.ToString());
                json.WriteEndObject();
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
