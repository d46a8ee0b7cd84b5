using System.Text.RegularExpressions;
using Proxmox.Engine.Declarations;
using Proxmox.Model.Declarations;
using Proxmox.Model.Fields;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Resources.Cluster.Notifications;

/// <summary>HTTP requests (proxmox_notify::endpoints::webhook).</summary>
public static partial class Webhook
{
    private const string Templates = "PVE fills in `{{ title }}`, `{{ message }}`, `{{ severity }}`, `{{ timestamp }}`, "
        + "`{{ fields.NAME }}` and `{{ secrets.NAME }}`.";

    private static readonly Rule NotEmpty = Rule.Pattern(@"[\s\S]+", "text that is not empty");

    private static readonly Field<string> Url =
        Text("url", $"Where the request goes. {Templates}").Required()
            .Matching(@"https?://\S.*", "a URL that begins with http:// or https://");

    private static readonly Field<string> Method =
        Text("method", "Method of the request.").Required()
            .OneOf(("post", "POST."), ("put", "PUT."), ("get", "GET, without a body.")).TypeNamed("WebhookMethod");

    private static readonly Field<IReadOnlyDictionary<string, string>> Headers =
        TextMap("headers", $"Headers of the request by name, such as `Content-Type`. {Templates}").OnWire("header")
            .Written(WireForm.NamedValues).As(Formats.Base64).Checked(NotEmpty);

    private static readonly Field<string> Body =
        Text("body", $"Body of the request. {Templates}").As(Formats.Base64);

    private static readonly Field<IReadOnlyDictionary<string, string>> Secrets =
        TextMap("secrets", "Values by name that URL, headers and body can name as `{{ secrets.NAME }}`. PVE never tells them, so a change "
            + "of them elsewhere is not seen.").OnWire("secret").Written(WireForm.NamedValues).As(Formats.Base64).Checked(NotEmpty).Secret()
            .NeverReturned();

    /// <summary>The declaration.</summary>
    public static Resource Declaration { get; } = NotificationTarget.Of(
        "webhook", "Sends notifications as HTTP requests.", "chat", [Url, Method, Headers, Body, Secrets]) with
    {
        ReadDoc = "A target that sends notifications as HTTP requests.",
        Constraints = [new(NamesCanBeWritten)],
    };

    private static IEnumerable<Violation> NamesCanBeWritten(Attributes config) =>
        from map in (Field<IReadOnlyDictionary<string, string>>[])[Headers, Secrets]
        from name in config[map].Members.Keys
        where !Name().IsMatch(name)
        select new Violation(map,
            $"\"{name}\" in {map.Name} cannot be written for PVE. Use a name of letters, digits, hyphens, dots and underscores.");

    [GeneratedRegex(@"\A[A-Za-z0-9._-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Name();
}
