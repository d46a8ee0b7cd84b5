namespace Proxmox.Client;

/// <summary>Reads what a user writes as an endpoint.</summary>
internal static class EndpointAddress
{
    private const int PvePort = 8006;

    /// <summary>
    /// Scheme, host, port and what a proxy puts before the path; null, with the reason, when the text is no address of a PVE API.
    /// </summary>
    public static Uri? Read(string text, out string problem)
    {
        problem = "";
        var trimmed = text.Trim();
        var isBare = !trimmed.Contains("://", StringComparison.Ordinal);
        var whole = isBare ? "https://" + Bracketed(trimmed) : trimmed;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            problem = "it is no URL";
        }
        else if (address.Scheme is not ("https" or "http"))
        {
            problem = $"the scheme '{address.Scheme}' is not https";
        }
        else if (address.Scheme == "http" && !address.IsLoopback)
        {
            problem = "plain http would send the credentials unprotected, and PVE does not speak it";
        }
        else if (address.UserInfo.Length > 0)
        {
            problem = "it carries a user or password";
        }
        else if (address.Query + address.Fragment != "")
        {
            problem = "it has parameters";
        }
        else
        {
            return new UriBuilder(address.Scheme, address.Host, isBare && !HasPort(trimmed) ? PvePort : address.Port, Prefix(address)).Uri;
        }

        return null;
    }

    // What a proxy puts before the API's own paths; these may be written along with it.
    private static string Prefix(Uri address)
    {
        var path = address.AbsolutePath.TrimEnd('/');
        foreach (var own in (string[])["/json", "/api2"])
        {
            path = path.EndsWith(own, StringComparison.Ordinal) ? path[..^own.Length] : path;
        }

        return path.TrimEnd('/') + "/";
    }

    private static string Bracketed(string host) => System.Net.IPAddress.TryParse(host, out var address)
        && address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
        && !host.StartsWith('[') ? $"[{host}]" : host;

    private static bool HasPort(string host)
    {
        var authority = Bracketed(host).Split('/')[0];
        var colon = authority.LastIndexOf(':');
        return colon > authority.LastIndexOf(']') && colon >= 0;
    }
}
