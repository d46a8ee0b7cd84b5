using System.Globalization;
using Newtonsoft.Json.Linq;
using Proxmox.Simulator.Routing;

namespace Proxmox.Simulator.Access;

/// <summary><c>/access/users/{userid}/token</c> (<c>PVE::API2::User</c>).</summary>
public sealed class TokenEndpoints : IEndpoints
{
    public void Map(Router router)
    {
        router.On("GET", "/access/users/{userid}/token", List);
        router.On("GET", "/access/users/{userid}/token/{tokenid}", Read);
        router.On("POST", "/access/users/{userid}/token/{tokenid}", Generate);
        router.On("PUT", "/access/users/{userid}/token/{tokenid}", Update);
        router.On("DELETE", "/access/users/{userid}/token/{tokenid}", Remove);
    }

    /// <summary>A token as PVE lists it.</summary>
    /// <param name="id">Null when the id is not part of the object.</param>
    public static JObject Describe(TokenEntry token, string? id = null)
    {
        var entry = new JObject { ["expire"] = token.Expire, ["privsep"] = token.PrivilegeSeparation ? 1 : 0 };
        if (!string.IsNullOrEmpty(token.Comment))
        {
            entry["comment"] = token.Comment;
        }

        if (id is not null)
        {
            entry["tokenid"] = id;
        }

        return entry;
    }

    private static string FullId(PveCall call) => $"{call.Text("userid")}!{call.Text("tokenid")}";

    private static JArray List(PveCall call)
    {
        var user = call.Datacenter.Accounts.Users.User(call.Text("userid"));
        return new JArray((user.Tokens ?? []).Select(token => Describe(token.Value, token.Key)));
    }

    private static JObject Read(PveCall call) =>
        Describe(call.Datacenter.Accounts.Users.Token(call.Text("userid"), call.Text("tokenid")));

    private static JObject Generate(PveCall call)
    {
        var accounts = call.Datacenter.Accounts;
        var userId = UserIds.Verify(call.Text("userid")).UserId;
        var tokenId = call.Text("tokenid");
        if (accounts.Users.User(userId).Tokens?.ContainsKey(tokenId) == true)
        {
            throw PveError.Parameter("tokenid", "Token already exists.");
        }

        var secret = "";
        accounts.Update("generating token failed", config =>
        {
            var user = config.User(userId);
            user.Tokens ??= new SortedDictionary<string, TokenEntry>(StringComparer.Ordinal);
            user.Tokens[tokenId] = new TokenEntry
            {
                PrivilegeSeparation = call.Flag("privsep") ?? true,
                Expire = call.Number("expire") ?? 0,
                Comment = call.OptionalText("comment"),
            };
            secret = accounts.GenerateSecret(FullId(call));
        });
        // The answer echoes the parameters before they have been through the file, with the type that they came in.
        var info = new JObject { ["privsep"] = call.Has("privsep") ? Echo(call, "privsep") : 1 };
        if (call.Has("expire"))
        {
            info["expire"] = Echo(call, "expire");
        }

        if (call.OptionalText("comment") is { Length: > 0 } comment)
        {
            info["comment"] = comment;
        }

        return new JObject { ["info"] = info, ["value"] = secret, ["full-tokenid"] = FullId(call) };
    }

    private static JObject Update(PveCall call)
    {
        var accounts = call.Datacenter.Accounts;
        var (userId, tokenId) = (UserIds.Verify(call.Text("userid")).UserId, call.Text("tokenid"));
        accounts.Users.Token(userId, tokenId);
        var secret = "";
        TokenEntry? token = null;
        accounts.Update("updating token info failed", config =>
        {
            token = config.Token(userId, tokenId);
            token.PrivilegeSeparation = call.Flag("privsep") ?? token.PrivilegeSeparation;
            token.Expire = call.Number("expire") ?? token.Expire;
            token.Comment = call.OptionalText("comment") ?? token.Comment;
            foreach (var key in call.List("delete"))
            {
                if (key != "comment")
                {
                    throw PveError.Parameter("delete", $"unknown option '{key}'");
                }

                token.Comment = null;
            }
            if (call.Flag("regenerate") == true)
            {
                secret = accounts.GenerateSecret(FullId(call));
            }
        });
        var result = Describe(token!);
        foreach (var key in (string[])["privsep", "expire"])
        {
            if (call.Has(key))
            {
                result[key] = Echo(call, key);
            }
        }
        if (secret.Length > 0)
        {
            result["value"] = secret;
            result["full-tokenid"] = FullId(call);
        }
        return result;
    }

    private static void Remove(PveCall call)
    {
        var accounts = call.Datacenter.Accounts;
        var (userId, tokenId) = (UserIds.Verify(call.Text("userid")).UserId, call.Text("tokenid"));
        accounts.Users.Token(userId, tokenId);
        accounts.Update("deleting token failed", config =>
        {
            accounts.TokenSecrets.Remove(FullId(call));
            var tokens = config.User(userId).Tokens!;
            tokens.Remove(tokenId);
        });
    }

    private static JToken Echo(PveCall call, string key) => call.Raw.TryGetValue(key, out var raw) && raw.Type == JTokenType.Boolean
        ? (raw.Value<bool>() ? 1 : 0)
        : raw?.Type == JTokenType.Integer ? raw.Value<long>() : Convert.ToString(call.Text(key), CultureInfo.InvariantCulture);
}
