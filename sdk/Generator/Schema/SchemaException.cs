namespace Proxmox.SdkGenerator.Schema;

/// <summary>
/// A package schema that no SDK can be written from. The message names the place as a path, such as
/// <c>resources/acme:box:Box/properties/size</c>.
/// </summary>
internal sealed class SchemaException : Exception
{
    /// <summary>What is wrong at that path.</summary>
    public SchemaException(string path, string problem) : base($"{path}: {problem}")
    {
    }
}
