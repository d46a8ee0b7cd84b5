using System.Text;

namespace Proxmox.Host;

/// <summary>The schemas that the build has embedded.</summary>
public static class EmbeddedSchema
{
    private const string Terraform = "terraform-schema.bin";
    private const string Pulumi = "pulumi-schema.json";

    /// <summary>The bytes of the answer to Terraform's <c>GetProviderSchema</c>.</summary>
    /// <exception cref="InvalidOperationException">The build has embedded none.</exception>
    public static ReadOnlyMemory<byte> Read() => Bytes(Terraform);

    /// <summary>Pulumi's package schema, as JSON.</summary>
    /// <exception cref="InvalidOperationException">The build has embedded none.</exception>
    public static string ReadPulumi() => Encoding.UTF8.GetString(Bytes(Pulumi));

    private static byte[] Bytes(string name)
    {
        using var stream = typeof(EmbeddedSchema).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The resource {name} is missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
