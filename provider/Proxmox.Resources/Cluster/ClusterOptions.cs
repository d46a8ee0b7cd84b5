using System.Collections.Immutable;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using Proxmox.Resources.Shared;
using Proxmox.Resources.Storage;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster;

/// <summary>
/// The options of the datacenter: <c>/cluster/options</c> (PVE::API2::Cluster, PVE::DataCenterConfig). What PVE itself calls obsolete,
/// <c>migration_unsecure</c> and <c>notify</c>, is left out.
/// </summary>
public static class ClusterOptions
{
    private const string Path = "/cluster/options";

    // Those that PVE's interface has.
    private static readonly ImmutableArray<(string Word, string Meaning)> Languages =
    [
        ("ar", "Arabic."),
        ("ca", "Catalan."),
        ("da", "Danish."),
        ("de", "German."),
        ("en", "English."),
        ("es", "Spanish."),
        ("eu", "Basque."),
        ("fa", "Persian."),
        ("fr", "French."),
        ("hr", "Croatian."),
        ("he", "Hebrew."),
        ("it", "Italian."),
        ("ja", "Japanese."),
        ("ka", "Georgian."),
        ("kr", "Korean."),
        ("nb", "Norwegian Bokmål."),
        ("nl", "Dutch."),
        ("nn", "Norwegian Nynorsk."),
        ("pl", "Polish."),
        ("pt_BR", "Brazilian Portuguese."),
        ("ru", "Russian."),
        ("sl", "Slovenian."),
        ("sv", "Swedish."),
        ("tr", "Turkish."),
        ("ukr", "Ukrainian."),
        ("zh_CN", "Chinese, simplified."),
        ("zh_TW", "Chinese, traditional."),
    ];

    private static readonly Field<string> Description =
        Text("description", "Notes about the datacenter, in Markdown.").As(Formats.Prose).OfLength(0, 65536);

    private static readonly Field<string> ConsentText =
        Text("consent_text", "Text in Markdown that people have to agree to before they log in. Unset means none.").OnWire("consent-text")
            .As(Formats.Base64).OfLength(0, 49152);

    private static readonly Field<string> Console =
        Text("console", "Viewer that the interface opens for consoles. Unset means what fits the guest.")
            .OneOf(("html5", "noVNC in the browser."), ("xtermjs", "A terminal in the browser."), ("vv", "A program for SPICE."),
                ("applet", "The former name of `html5`.")).TypeNamed("ClusterConsole");

    private static readonly Field<string> Keyboard =
        Text("keyboard", "Layout of the keyboard for VNC, such as `de` or `en-us`. Unset means that of the browser.")
            .Among(Keyboards.Layouts).TypeNamed(Keyboards.TypeName, Keyboards.TypeDoc);

    private static readonly Field<string> Language =
        Text("language", "Language of the interface where users choose none, such as `en` or `pt_BR`. Unset means `en`.")
            .Among(Languages);

    private static readonly Field<string> EmailFrom =
        Text("email_from", "Address that mails of PVE come from. Unset means root at the node.").Checked(Identifiers.Mail);

    private static readonly Field<string> HttpProxy =
        Text("http_proxy", "Proxy for downloads, such as `http://user:password@proxy.example.com:3128`. Unset means none.")
            .Matching("http://.*", "a URL that begins with http://").Secret();

    private static readonly Field<string> MacPrefix =
        Text("mac_prefix", "Beginning of the MAC addresses that PVE draws for guests, such as `BC:24:11:5`. Unset means `BC:24:11`.")
            .As(Formats.AnyCase).ImpliedDefault("BC:24:11")
            .Matching("[A-Fa-f0-9][02468ACEace](:[A-Fa-f0-9]{2}){0,2}(:[A-Fa-f0-9]?)?", "the beginning of a unicast MAC address");

    private static readonly Field<long> MaxWorkers =
        Whole("max_workers", "How many tasks a node works on at once when it starts or stops all guests, or for the HA manager. Unset "
            + "means 4.").Between(1);

    private static readonly Field<Attributes> NextVmId =
        Nested("next_vmid", "Range that PVE proposes free VMIDs from.",
            Whole("lower", "The first VMID. Unset means 100.").Between(100, 999_999_999),
            Whole("upper", "The VMID behind the last. Unset means 1000000.").Between(100, 1_000_000_000)).OnWire("next-id");

    private static readonly Field<IReadOnlySet<string>> RegisteredTags =
        TextSet("registered_tags", "Tags that only users with `Sys.Modify` on `/` can set and remove.").OnWire("registered-tags")
            .Written(WireForm.Semicolons).Matching(Identifiers.Tag, Tags.Expectation);

    private static readonly ImmutableArray<Field> Settings =
    [
        Description, ConsentText, Console, Keyboard, Language, EmailFrom, HttpProxy, MacPrefix, MaxWorkers, NextVmId,
        StorageFields.BandwidthLimit with
        {
            Doc = "How much PVE reads and writes at most where a storage does not say otherwise, in KiB per second. Unset means no limit.",
        },
        ClusterTraffic.Migration, ClusterTraffic.Replication, ClusterScheduling.Ha, ClusterScheduling.Crs, ClusterScheduling.Fencing,
        Tags.Style, Tags.UserAccess, RegisteredTags, ClusterSignIn.WebAuthn, ClusterSignIn.U2f,
        Location.Of("Where the datacenter stands, for nodes that do not say otherwise."),
    ];

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = new(
        "cluster_options",
        "Options of the datacenter. They always exist: what is not set here stays as it is, and what was before comes back when an "
            + "attribute or the resource is removed. Declare it once.")
    {
        ReadDoc = "Options of the datacenter.",
        Area = Areas.Cluster,
        Noun = "ClusterOptions",
        Api = new(Path) { File = ConfigFiles.Datacenter },
        Fields = [.. Settings, GiveBack.Memory],
        Identity = [],
        ImportId = new("options", "options"),
        Privileges =
        [
            new("Sys.Modify", "/") { For = Purposes.Write },
            new("Sys.Audit", "/") { For = Purposes.Read | Purposes.List | Purposes.Create },
        ],
        Hooks = GiveBack.HooksFor(Settings) with { List = async (all, cancel) => [await all.Pve.GetAsync(Path, cancel: cancel)] },
    };
}
