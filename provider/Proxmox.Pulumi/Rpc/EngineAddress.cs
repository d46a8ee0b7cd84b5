using Proxmox.Grpc;

namespace Proxmox.Pulumi.Rpc;

/// <summary>Reads where an engine listens.</summary>
internal static class EngineAddress
{
    /// <summary>The address; null when the text is none on this machine.</summary>
    public static LocalAddress? Read(string text)
    {
        try
        {
            return LocalAddress.Parse(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }
}
