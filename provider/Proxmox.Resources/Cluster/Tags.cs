using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster;

/// <summary>Options of the datacenter about tags (PVE::DataCenterConfig).</summary>
internal static class Tags
{
    /// <summary>What a tag is.</summary>
    public const string Expectation = "a tag of letters, digits and _ + . -";

    /// <summary>How the interface shows tags.</summary>
    public static Field<Attributes> Style { get; } = Nested(
        "tag_style", "How the interface shows tags.",
        Text("shape", "How much of a tag the tree shows. Unset means `circle`.").OneOf(
            ("full", "The whole tag."), ("circle", "A coloured circle."), ("dense", "A small coloured bar."), ("none", "Nothing."))
            .ImpliedDefault("circle"),
        Text("ordering", "How the tags of a guest are ordered. Unset means `alphabetical`.").OneOf(
            ("alphabetical", "By their letters."), ("config", "As they were set.")).ImpliedDefault("alphabetical"),
        Flag("case_sensitive", "Whether upper and lower case make different tags. Unset means false.").OnWire("case-sensitive")
            .ImpliedDefault(false),
        TextSet("colors", "Colours of tags, each as `tag:background` or `tag:background:text` in hexadecimal digits, such as "
            + "`prod:ff0000:ffffff`.").OnWire("color-map").Written(WireForm.Semicolons)
            .Matching(Identifiers.Tag + ":[0-9A-Fa-f]{6}(:[0-9A-Fa-f]{6})?", "a tag with its colours such as \"prod:ff0000\""))
        .OnWire("tag-style");

    /// <summary>Which tags users can set.</summary>
    public static Field<Attributes> UserAccess { get; } = Nested(
        "user_tag_access", "Which tags users without `Sys.Modify` on `/` can set.",
        Text("allow", "Which tags they can set. Unset means `free`.").OnWire("user-allow").OneOf(
            ("none", "None."), ("list", "Those of the list."), ("existing", "Those of the list and those that guests have."),
            ("free", "Any.")).ImpliedDefault("free"),
        TextSet("allow_list", "The tags that they can set, for `list` and `existing`.").OnWire("user-allow-list")
            .Written(WireForm.Semicolons).Matching(Identifiers.Tag, Expectation))
        .OnWire("user-tag-access");
}
