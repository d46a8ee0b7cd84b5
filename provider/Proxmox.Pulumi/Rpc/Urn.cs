namespace Proxmox.Pulumi.Rpc;

/// <summary>What a resource's URN tells: <c>urn:pulumi:stack::project::parents$type::name</c>.</summary>
internal static class Urn
{
    private const string Separator = "::";

    /// <summary>The type's token; empty when the text is no URN. Engines that do not send it apart from the URN are still about.</summary>
    public static string Type(string urn)
    {
        var parts = urn.Split(Separator, 4);
        return parts.Length == 4 ? parts[2][(parts[2].LastIndexOf('$') + 1)..] : "";
    }

    /// <summary>The resource's name in the program; empty when the text is no URN.</summary>
    public static string Name(string urn)
    {
        var parts = urn.Split(Separator, 4);
        return parts.Length == 4 ? parts[3] : "";
    }
}
