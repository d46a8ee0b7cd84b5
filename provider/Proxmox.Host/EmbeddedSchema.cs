namespace Proxmox.Host;

/// <summary>The answer to <c>GetProviderSchema</c> that the build has embedded.</summary>
public static class EmbeddedSchema
{
    private const string Name = "terraform-schema.bin";

    /// <summary>Its bytes.</summary>
    /// <exception cref="InvalidOperationException">The build has embedded none.</exception>
    public static ReadOnlyMemory<byte> Read()
    {
        using var stream = typeof(EmbeddedSchema).Assembly.GetManifestResourceStream(Name)
            ?? throw new InvalidOperationException($"The resource {Name} is missing.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
