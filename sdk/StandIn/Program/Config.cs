using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;

namespace Pulumi;

/// <summary>The stack's configuration in one namespace.</summary>
public sealed class Config
{
    private readonly string space;

    /// <summary>The configuration in a namespace.</summary>
    /// <param name="name">The namespace; null for the project's. A <c>:config</c> at its end is dropped.</param>
    public Config(string? name = null)
    {
        space = name ?? Deployment.Instance.ProjectName;
        if (space.EndsWith(":config", StringComparison.Ordinal))
        {
            space = space[..^":config".Length];
        }
    }

    /// <summary>A value; null if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    public string? Get(string key) => Deployment.Instance.Session.Settings.Config.GetValueOrDefault(FullKey(key));

    /// <summary>A value, secret; null if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    public Output<string>? GetSecret(string key) => Get(key) is { } value ? Output.CreateSecret(value) : null;

    /// <summary>A value that is <c>true</c> or <c>false</c>; null if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">It is set to something else.</exception>
    public bool? GetBoolean(string key) => Get(key) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        var text => throw Unfit(key, text, "true or false"),
    };

    /// <summary>A value that is <c>true</c> or <c>false</c>, secret; null if it is not set.</summary>
    /// <inheritdoc cref="GetBoolean"/>
    public Output<bool>? GetSecretBoolean(string key) => GetBoolean(key) is { } value ? Output.CreateSecret(value) : null;

    /// <summary>A whole number; null if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">It is set to something else.</exception>
    public int? GetInt32(string key) => Get(key) is not { } text ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value
        : throw Unfit(key, text, "a whole number");

    /// <summary>A whole number, secret; null if it is not set.</summary>
    /// <inheritdoc cref="GetInt32"/>
    public Output<int>? GetSecretInt32(string key) => GetInt32(key) is { } value ? Output.CreateSecret(value) : null;

    /// <summary>A number; null if it is not set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">It is set to something else.</exception>
    public double? GetDouble(string key) => Get(key) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value
        : throw Unfit(key, text, "a number");

    /// <summary>A number, secret; null if it is not set.</summary>
    /// <inheritdoc cref="GetDouble"/>
    public Output<double>? GetSecretDouble(string key) => GetDouble(key) is { } value ? Output.CreateSecret(value) : null;

    /// <summary>A value read from JSON; the type's default if it is not set.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, without the namespace.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="RunException">It is set to something else.</exception>
    [return: MaybeNull]
    public T GetObject<T>(string key, JsonSerializerOptions options) => Read<T>(key, options);

    /// <inheritdoc cref="GetObject{T}(string, JsonSerializerOptions)"/>
    [return: MaybeNull]
    public T GetObject<T>(string key) => Read<T>(key, options: null);

    /// <summary>A value read from JSON, secret; null if it is not set.</summary>
    /// <inheritdoc cref="GetObject{T}(string, JsonSerializerOptions)"/>
    public Output<T>? GetSecretObject<T>(string key, JsonSerializerOptions options) =>
        Get(key) is null ? null : Output.CreateSecret(Read<T>(key, options)!);

    /// <inheritdoc cref="GetSecretObject{T}(string, JsonSerializerOptions)"/>
    public Output<T>? GetSecretObject<T>(string key) => Get(key) is null ? null : Output.CreateSecret(Read<T>(key, options: null)!);

    /// <summary>A value that must be set.</summary>
    /// <param name="key">The key, without the namespace.</param>
    /// <exception cref="RunException">It is not; the message tells how to set it.</exception>
    public string Require(string key) => Get(key) ?? throw Missing(key);

    /// <summary>A value that must be set, secret.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<string> RequireSecret(string key) => Output.CreateSecret(Require(key));

    /// <summary>A value that must be set to <c>true</c> or <c>false</c>.</summary>
    /// <inheritdoc cref="Require"/>
    public bool RequireBoolean(string key) => GetBoolean(key) ?? throw Missing(key);

    /// <summary>A value that must be set to <c>true</c> or <c>false</c>, secret.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<bool> RequireSecretBoolean(string key) => Output.CreateSecret(RequireBoolean(key));

    /// <summary>A value that must be set to a whole number.</summary>
    /// <inheritdoc cref="Require"/>
    public int RequireInt32(string key) => GetInt32(key) ?? throw Missing(key);

    /// <summary>A value that must be set to a whole number, secret.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<int> RequireSecretInt32(string key) => Output.CreateSecret(RequireInt32(key));

    /// <summary>A value that must be set to a number.</summary>
    /// <inheritdoc cref="Require"/>
    public double RequireDouble(string key) => GetDouble(key) ?? throw Missing(key);

    /// <summary>A value that must be set to a number, secret.</summary>
    /// <inheritdoc cref="Require"/>
    public Output<double> RequireSecretDouble(string key) => Output.CreateSecret(RequireDouble(key));

    /// <summary>A value that must be set to JSON.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="key">The key, without the namespace.</param>
    /// <param name="options">How to read it.</param>
    /// <exception cref="RunException">It is not; the message tells how to set it.</exception>
    public T RequireObject<T>(string key, JsonSerializerOptions options) => ReadRequired<T>(key, options);

    /// <inheritdoc cref="RequireObject{T}(string, JsonSerializerOptions)"/>
    public T RequireObject<T>(string key) => ReadRequired<T>(key, options: null);

    /// <summary>A value that must be set to JSON, secret.</summary>
    /// <inheritdoc cref="RequireObject{T}(string, JsonSerializerOptions)"/>
    public Output<T> RequireSecretObject<T>(string key, JsonSerializerOptions options) =>
        Output.CreateSecret(ReadRequired<T>(key, options));

    /// <inheritdoc cref="RequireSecretObject{T}(string, JsonSerializerOptions)"/>
    public Output<T> RequireSecretObject<T>(string key) => Output.CreateSecret(ReadRequired<T>(key, options: null));

    private string FullKey(string key) => $"{space}:{key}";

    private T ReadRequired<T>(string key, JsonSerializerOptions? options)
    {
        _ = Require(key);
        return Read<T>(key, options)!;
    }

    private T? Read<T>(string key, JsonSerializerOptions? options)
    {
        if (Get(key) is not { } text)
        {
            return default;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(text, options);
        }
        catch (JsonException exception)
        {
            throw Unfit(key, text, $"JSON of the type {typeof(T).FullName}", exception);
        }
    }

    private RunException Unfit(string key, string text, string expected, Exception? cause = null) =>
        new($"The configuration value '{FullKey(key)}' is '{text}' but should be {expected}.", cause);

    private RunException Missing(string key) => new(
        $"The configuration value '{FullKey(key)}' is missing. Set it with `pulumi config set {FullKey(key)} <value>`.");
}
