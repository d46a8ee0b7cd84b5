using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Nodes.Storage;

/// <summary>What becomes of a file that is there already.</summary>
internal static class IfExists
{
    /// <summary>It is taken as it is.</summary>
    public const string Adopt = "adopt";

    /// <summary>It gives way.</summary>
    public const string Overwrite = "overwrite";

    private const string Refuse = "refuse";

    private static readonly Vocabulary Words = new(
        "IfExists",
        "What becomes of a file that the storage has already under the name.",
        (Refuse, "The create fails, and the file stays."),
        (Adopt, "The file is taken as it is; PVE checks it where there is a checksum to check it by."),
        (Overwrite, "The file gives way to the new one."));

    /// <summary>The attribute for files that PVE fetches.</summary>
    public static Field<string> OfFetched { get; } = Of(Refuse, Adopt, Overwrite);

    /// <summary>The attribute for files that are sent.</summary>
    public static Field<string> OfSent { get; } = Of(Refuse, Overwrite);

    private static Field<string> Of(params ReadOnlySpan<string> words) =>
        Text("if_exists", "What to do when the storage has a file of that name already. Unset means `refuse`. What is adopted is the "
            + "resource's own from then on, and is removed with it.").OneOf(Words, [.. words]).CreateOnly().NotAParameter();
}
