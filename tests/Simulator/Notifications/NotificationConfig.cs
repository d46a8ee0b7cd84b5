using System.Security.Cryptography;
using System.Text;
using Proxmox.Simulator.State;

namespace Proxmox.Simulator.Notifications;

/// <summary><c>notifications.cfg</c>: the targets and matchers of a datacenter, those that PVE brings along among them
/// (<c>proxmox-notify</c>).</summary>
public sealed class NotificationConfig
{
    /// <summary>The type of the sections that choose targets for notifications.</summary>
    public const string Matcher = "matcher";

    private const string FileName = "notifications.cfg";

    private static readonly string BuiltIn = """
        sendmail: mail-to-root
        	comment Send mails to root@pam's email address
        	mailto-user root@pam

        matcher: default-matcher
        	comment Route all notifications to mail-to-root
        	mode all
        	target mail-to-root

        """.ReplaceLineEndings("\n");

    private readonly Datacenter _datacenter;

    private NotificationConfig(Datacenter datacenter)
    {
        _datacenter = datacenter;
    }

    /// <summary>What a target of a type at an address answers; null where it takes what is sent. Nobody listens on the node itself, and
    /// everybody does anywhere else.</summary>
    public Func<string, Uri?, string?> Failure { get; set; } = (_, address) =>
        address is { IsLoopback: true } ? "connection refused" : null;

    /// <summary>Whether there is what PVE brings along.</summary>
    public bool HasBuiltIns { get; set; } = true;

    private ConfigFile File => _datacenter.File(FileName);

    /// <summary>SHA-256 of the file, in hexadecimal digits.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(File.Text)));

    public static NotificationConfig Of(Datacenter datacenter) => datacenter.Part(d => new NotificationConfig(d));

    /// <summary>All sections; what PVE brings along comes last, as it is or as it was changed.</summary>
    public SectionConfig Read()
    {
        var config = SectionConfig.Parse(File.Text);
        foreach (var section in HasBuiltIns ? SectionConfig.Parse(BuiltIn).Sections : [])
        {
            if (config.Find(section.Id) is null)
            {
                config.Add(section);
            }
        }

        return config;
    }

    /// <summary>Where a section comes from: <c>user-created</c>, <c>builtin</c> or <c>modified-builtin</c>.</summary>
    public static string OriginOf(Section section) => SectionConfig.Parse(BuiltIn).Find(section.Id) is not { } original ? "user-created"
        : Text(original) == Text(section) ? "builtin" : "modified-builtin";

    /// <summary>Changes the sections under the file's lock.</summary>
    public void Change(Action<SectionConfig> change) => File.Locked("", () =>
    {
        var config = Read();
        change(config);
        var written = new SectionConfig();
        foreach (var section in config.Sections.Where(section => OriginOf(section) != "builtin"))
        {
            written.Add(section);
        }

        File.Write(written.Render());
    });

    private static string Text(Section section) => section.Type + string.Concat(section.Properties
        .OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"\n{property.Key} {property.Value}"));
}
