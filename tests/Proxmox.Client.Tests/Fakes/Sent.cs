namespace Proxmox.Client.Tests;

/// <summary>What the client sent.</summary>
internal sealed record Sent(string Method, string Host, string PathAndQuery, string Body, IReadOnlyDictionary<string, string> Headers)
{
    /// <summary>The path below the API's root, without the query.</summary>
    public string Path => PathAndQuery.Split('?')[0]["/api2/json".Length..];

    public static async Task<Sent> FromAsync(HttpRequestMessage message)
    {
        var headers = message.Headers.Concat(message.Content is null ? [] : message.Content.Headers)
            .ToDictionary(header => header.Key, header => string.Join(",", header.Value), StringComparer.OrdinalIgnoreCase);
        var body = message.Content is null ? "" : await message.Content.ReadAsStringAsync();
        return new(message.Method.Method, message.RequestUri!.Host, message.RequestUri.PathAndQuery, body, headers);
    }

    public override string ToString() => $"{Method} {Path}";
}
