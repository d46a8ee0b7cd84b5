using System.Globalization;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Proxmox.Simulator.Fidelity;

/// <summary>
/// Who asks: <c>none</c>, <c>ID (token)</c>, <c>ID (ticket)</c>, <c>badcsrf (ticket)</c>, or
/// <c>header:NAME: VALUE</c> with <c>{secret}</c> in place of the secret of root's token.
/// </summary>
public sealed class Credentials
{
    /// <summary>What stands in a recording for a password or a secret.</summary>
    public const string Blotted = "SECRET";

    private const string Custom = "header:";
    private const string Token = " (token)";

    private readonly PveSimulator _simulator;
    private readonly RawHttp _http;
    private readonly Dictionary<string, string> _secrets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Ticket, string Csrf)> _tickets = new(StringComparer.Ordinal);

    public Credentials(PveSimulator simulator, RawHttp http)
    {
        _simulator = simulator;
        _http = http;
        var token = simulator.ApiToken.Split('=', 2);
        _secrets[token[0]] = token[1];
    }

    /// <summary>Gives root the token by which recordings were made, where it has another name than the simulator's.</summary>
    public void Adopt(IReadOnlyList<Recording> recordings)
    {
        var first = recordings.FirstOrDefault(recording => recording.Auth.EndsWith(Token, StringComparison.Ordinal))?.Auth[..^Token.Length];
        if (first is null || _secrets.ContainsKey(first) || !first.StartsWith("root@pam!", StringComparison.Ordinal)
            || recordings.Any(recording => Makes(recording, first)))
        {
            return;
        }

        _simulator.Request("POST", $"/access/users/root@pam/token/{first["root@pam!".Length..]}", ("privsep", "0"));
        _simulator.Datacenter.Locked(datacenter => datacenter.Accounts.TokenSecrets[first] = _secrets[first] = Guid.Empty.ToString());
    }

    private static bool Makes(Recording recording, string token) => recording.Method == "POST"
        && recording.Path.EndsWith($"/token/{token[(token.IndexOf('!', StringComparison.Ordinal) + 1)..]}", StringComparison.Ordinal);

    /// <summary>Spells out the headers of the recordings that name them in a note only.</summary>
    public static string Resolve(string auth, string note) => auth switch
    {
        "custom Authorization header" => Custom + "Authorization: " + note switch
        {
            "wrong token secret" => "PVEAPIToken=root@pam!test=00000000-0000-0000-0000-000000000000",
            "malformed token" => "PVEAPIToken=nonsense",
            "other auth scheme" => "Basic cm9vdDp4",
            "separator ' ' instead of '='" => "PVEAPIToken root@pam!test={secret}",
            "unknown user token" => "PVEAPIToken=nosuch@pve!test=00000000-0000-0000-0000-000000000000",
            _ => "PVEAPIToken=root@pam!nosuch=00000000-0000-0000-0000-000000000000",
        },
        "custom cookie" => Custom + "Cookie: PVEAuthCookie=" + (note == "garbage ticket" ? "garbage" : "PVE:root@pam:00000000::AAAA"),
        _ => auth,
    };

    /// <summary>Keeps a token's secret from an answer, so that the token can ask from then on.</summary>
    public void Learn(JToken? answer)
    {
        if (answer is JObject { } data && data.Value<string>("full-tokenid") is { } id && data.Value<string>("value") is { } secret)
        {
            _secrets[id] = secret;
        }
    }

    /// <summary>The latest ticket of a user; logs in when there is none.</summary>
    public async Task<string> TicketAsync(string user) => (await LoginAsync(user)).Ticket;

    /// <summary>The headers of a request.</summary>
    public async Task<IReadOnlyList<string>> HeadersAsync(string auth, bool write)
    {
        if (auth == "none")
        {
            return [];
        }

        if (auth.StartsWith(Custom, StringComparison.Ordinal))
        {
            return [auth[Custom.Length..].Replace("{secret}", _secrets["root@pam!test"], StringComparison.Ordinal)];
        }

        var space = auth.LastIndexOf(' ');
        var id = space < 0 ? auth : auth[..space];
        if (auth.EndsWith(Token, StringComparison.Ordinal))
        {
            return [$"Authorization: PVEAPIToken={id}={SecretOf(id)}"];
        }

        var bad = id == "badcsrf";
        var (ticket, csrf) = await LoginAsync(bad ? "root@pam" : id);
        var cookie = $"Cookie: PVEAuthCookie={Uri.EscapeDataString(ticket)}";
        return write ? [cookie, $"CSRFPreventionToken: {(bad ? "00000000:bad" : csrf)}"] : [cookie];
    }

    /// <summary>Forgets the tickets, as time has passed.</summary>
    public void Forget() => _tickets.Clear();

    /// <summary>The secret of a token. One that the recordings use and do not show being made is made when it is first needed.</summary>
    private string SecretOf(string id)
    {
        if (_secrets.TryGetValue(id, out var secret))
        {
            return secret;
        }

        var parts = id.Split('!', 2);
        try
        {
            Learn(_simulator.Request("POST", $"/access/users/{parts[0]}/token/{parts[1]}", ("privsep", "0")));
        }
        catch (PveError)
        {
            // It is another cluster's, and asked with in vain.
            _secrets[id] = Guid.Empty.ToString();
        }

        return _secrets[id];
    }

    private async Task<(string Ticket, string Csrf)> LoginAsync(string user)
    {
        if (_tickets.TryGetValue(user, out var known))
        {
            return known;
        }
        // root's ticket serves as a password for everybody.
        var password = user == "root@pam" ? _simulator.Password : (await LoginAsync("root@pam")).Ticket;
        var form = string.Create(CultureInfo.InvariantCulture,
            $"username={Uri.EscapeDataString(user)}&password={Uri.EscapeDataString(password)}");
        var answer = await _http.SendAsync("POST", "/api2/json/access/ticket", [], "application/x-www-form-urlencoded",
            Encoding.UTF8.GetBytes(form));
        var data = answer.Status == 200 ? JObject.Parse(answer.Body)["data"] : null;
        return _tickets[user] = (data?.Value<string>("ticket") ?? "none", data?.Value<string>("CSRFPreventionToken") ?? "none");
    }
}
