using System.Globalization;
using Proxmox.Client;
using Proxmox.Engine.Credentials;
using Proxmox.Model.Declarations;
using Proxmox.Model.Diagnostics;
using Proxmox.Model.Fields;
using Proxmox.Model.Values;
using static Proxmox.Model.Fields.Declare;

namespace Proxmox.Engine;

/// <summary>
/// The provider's own configuration, the same for both protocols. A value in the configuration wins over the environment, and that over a
/// profile; unset values are taken from the first environment variable that is set. Where attributes exclude each other (endpoints,
/// credentials, trust) the same holds for each such choice as a whole: once the configuration has chosen, the variables of the other ways
/// are ignored; while it has not, the first way of the choice that a variable speaks of is taken.
/// </summary>
public sealed partial record ProviderConfiguration : Declaration
{
    private static readonly Field<IReadOnlyList<string>> Endpoints =
        TextList("endpoints", "URLs of the API, `https://host:8006`, one for each node that may be asked. They are tried in this order. In "
            + "the environment they take precedence over a single endpoint.")
            .FromEnvironment("PROXMOX_VE_ENDPOINTS");

    private static readonly Field<string> Endpoint =
        Text("endpoint", "URL of the API, `https://host:8006`, when there is only one; a path is what a proxy puts before the API's. A "
            + "bare host means `https` and port 8006.")
            .FromEnvironment("PROXMOX_VE_ENDPOINT");

    private static readonly Field<string> ApiToken =
        Text("api_token", "API token, `user@realm!name=secret`; the header that carries it, `PVEAPIToken=...`, may be pasted whole. One in "
            + "the environment takes precedence over a login there, and is ignored when the configuration gives a login.")
            .Secret().FromEnvironment("PROXMOX_VE_API_TOKEN");

    private static readonly Field<string> Username =
        Text("username", "User to log in as, `name@realm`, or a bare name with `realm` beside it. A login in the environment is ignored "
            + "when there is an API token.")
            .FromEnvironment("PROXMOX_VE_USERNAME");

    private static readonly Field<string> Password =
        Text("password", "Password of the user.")
            .Secret().FromEnvironment("PROXMOX_VE_PASSWORD");

    private static readonly Field<string> Realm =
        Text("realm", "Realm of the user, when the user name does not carry it. Unset means `pam`.")
            .FromEnvironment("PROXMOX_VE_REALM");

    private static readonly Field<string> Otp =
        Text("otp", "Second factor: the base32 secret of a TOTP authenticator, from which codes are computed when they are needed, or one "
            + "code of six digits.")
            .Secret().FromEnvironment("PROXMOX_VE_OTP");

    private static readonly Field<IReadOnlyList<string>> Command =
        TextList("credentials_command", "Program with its arguments that gives the credentials, in place of `api_token` or a login: it "
            + "is run "
            + "without a shell, when PVE is first asked, and writes a JSON object to its standard output, or an API token alone. Arguments "
            + "are no place for secrets. In the environment, a JSON array or words between blanks; an API token and a login there take "
            + "precedence.")
            .Written(WireForm.Repeated).FromEnvironment("PROXMOX_VE_CREDENTIALS_COMMAND");

    private static readonly Field<string> File =
        Text("credentials_file", "File of profiles, from which settings are taken that neither the configuration nor the environment "
            + "gives. "
            + "Nobody but its owner may write it, and no others read it. Unset means `~/.config/proxmox/credentials` when `profile` is "
            + "set, "
            + "and no file when it is not.")
            .As(Formats.Verbatim).FromEnvironment("PROXMOX_VE_CREDENTIALS_FILE");

    private static readonly Field<string> Profile =
        Text("profile", "Profile in `credentials_file`. Unset means `default`.")
            .As(Formats.Verbatim).FromEnvironment("PROXMOX_VE_PROFILE");

    private static readonly Field<string> CaFile =
        Text("ca_file", "Certificates to trust in place of the system's: the path of a PEM file, or its text. In the environment "
            + "`fingerprint` takes precedence over it.")
            .As(Formats.Verbatim).FromEnvironment("PROXMOX_VE_CA_FILE");

    private static readonly Field<string> Fingerprint =
        Text("fingerprint", "SHA-256 fingerprint of the API's certificate, which alone is then accepted. Several are separated by commas.")
            .As(Formats.Verbatim).FromEnvironment("PROXMOX_VE_FINGERPRINT");

    private static readonly Field<bool> Insecure =
        Flag("insecure", "Accepts any certificate, so that whoever is on the line can read and change everything. For tests only; prefer "
            + "`fingerprint`. In the environment it counts only when neither `fingerprint` nor `ca_file` is set anywhere.")
            .FromEnvironment("PROXMOX_VE_INSECURE");

    private static readonly Field<IReadOnlyDictionary<string, string>> Headers =
        TextMap("api_headers", "Headers that every request carries, by name, for a proxy before PVE that asks for them. In the environment "
            + "each is a line `Name: value`.")
            .Secret().FromEnvironment("PROXMOX_VE_API_HEADERS");

    private static readonly Field<string> ClientCertificate =
        Text("client_certificate",
            "Certificate that is shown to a proxy before PVE that asks for one: the path of a PEM file, or its text.")
            .As(Formats.Verbatim).FromEnvironment("PROXMOX_VE_CLIENT_CERTIFICATE");

    private static readonly Field<string> ClientKey =
        Text("client_key", "Private key of `client_certificate`: the path of a PEM file, or its text.")
            .Secret().FromEnvironment("PROXMOX_VE_CLIENT_KEY");

    private static readonly Field<bool> KeepUnreachable =
        Flag("keep_unreachable", "Whether an object on a node that does not answer keeps its recorded state in a plan, with a warning, so "
            + "that the rest can be planned. False makes it an error. Unset means true.")
            .FromEnvironment("PROXMOX_VE_KEEP_UNREACHABLE");

    private static readonly Field<bool> ApplySdn =
        Flag("apply_sdn", "Whether changes of the software-defined network are applied by the run that makes them. False leaves "
            + "them staged until somebody applies them, in PVE or by the command for it. Unset means true.")
            .FromEnvironment("PROXMOX_VE_APPLY_SDN");

    private static readonly Field<long> MaxParallelRequests =
        Whole("max_parallel_requests", "How many requests may be under way at once. Unset means as many as Terraform's `-parallelism` or "
            + "Pulumi's `--parallel` brings. While PVE cannot keep up, the provider sends fewer by itself.")
            .Between(1, 100).FromEnvironment("PROXMOX_VE_MAX_PARALLEL_REQUESTS");

    private ProviderConfiguration()
        : base("proxmox", "Manages a Proxmox VE datacenter: access control, pools, storages and guests.")
    {
    }

    /// <summary>The declaration.</summary>
    public static Declaration Declaration { get; } = new ProviderConfiguration
    {
        Area = new("index", "", "Provider"),
        Fields = [Endpoint, Endpoints, ApiToken, Username, Password, Realm, Otp, Command, File, Profile, CaFile, Fingerprint, Insecure,
            Headers, ClientCertificate, ClientKey, KeepUnreachable, ApplySdn, MaxParallelRequests, SshConfiguration.Ssh],
        Constraints = [Constraint.AtMostOne(Endpoint, Endpoints)],
    };

    /// <summary>Puts in what the configuration leaves unset: from the environment, and then from the profile that they name.</summary>
    /// <param name="config">The configuration as the user wrote it.</param>
    /// <param name="environment">Gives the value of an environment variable; null when it is not set.</param>
    /// <param name="diagnostics">Where it is told what cannot be read.</param>
    internal static Completed Complete(Value config, Func<string, string?> environment, DiagnosticList diagnostics)
    {
        var variables = SettingSource.Of(environment);
        var complete = With(variables, config.IsNull ? Value.Object() : config, diagnostics);
        var (file, profile) = (complete[File.Name], complete[Profile.Name]);
        if (file.IsNull && profile.IsNull || file.IsUnknown || profile.IsUnknown)
        {
            return new(config, complete, [variables]);
        }

        var settings = Declaration.Fields.Where(field => field != File && field != Profile && field != SshConfiguration.Ssh)
            .Concat(SshConfiguration.Ssh.Type.Nested).ToList();
        if (new CredentialsFile(file.AsText(), profile.AsText(), environment).Read(settings, diagnostics) is not { } lines)
        {
            return new(config, complete, [variables]) { LacksProfile = true };
        }

        Refuse(lines, diagnostics);
        return new(config, With(lines, complete, diagnostics), [variables, lines]);
    }

    /// <summary>An object with what a source has put in where its members are unset.</summary>
    internal static Value Filled(
        IEnumerable<Field> fields, Value given, AttributePath at, SettingSource source, DiagnosticList diagnostics)
    {
        foreach (var field in fields.Where(field => given[field.Name].IsNull))
        {
            if (source.VariableOf(field) is { } variable)
            {
                given = given.With(field.Name, Read(field, at.Attribute(field.Name), variable, source, diagnostics));
            }
        }

        return given;
    }

    /// <summary>The configuration without the values that their environment variable holds as well.</summary>
    internal static Value WithoutEnvironment(Value config, Func<string, string?> environment)
    {
        var source = SettingSource.Of(environment);
        foreach (var field in Declaration.Fields.Where(field => !config[field.Name].IsNull))
        {
            if (source.VariableOf(field) is { } variable
                && Read(field, AttributePath.Of(field.Name), variable, source, new()).Equals(config[field.Name]))
            {
                config = config.With(field.Name, Value.Null);
            }
        }

        return config;
    }

    /// <summary>The options for the client, with the version that names the provider to PVE.</summary>
    internal static PveOptions Options(Value value, string version)
    {
        var config = new Attributes(value);
        return new()
        {
            Endpoints = config.Get(Endpoints) ?? (config.Get(Endpoint) is { } endpoint ? [endpoint] : []),
            ApiToken = config.Get(ApiToken),
            Username = config.Get(Username),
            Password = config.Get(Password),
            Realm = config.Get(Realm),
            Otp = config.Get(Otp),
            Command = config.Get(Command) is { } command ? new(command) : null,
            CaFile = config.Get(CaFile),
            Fingerprint = config.Get(Fingerprint),
            Insecure = config.Get(Insecure) ?? false,
            Headers = config.Get(Headers) ?? new PveOptions().Headers,
            ClientCertificate = config.Get(ClientCertificate),
            ClientKey = config.Get(ClientKey),
            MaxParallelRequests = (int?)config.Get(MaxParallelRequests),
            Ssh = SshConfiguration.Options(config),
            UserAgent = "proxmox-provider/" + version,
        };
    }

    /// <summary>Whether what is on a node that does not answer keeps its recorded state.</summary>
    internal static bool KeepsUnreachable(Value value) => new Attributes(value).Get(KeepUnreachable) ?? true;

    /// <summary>Whether changes of the SDN are applied by the run that makes them.</summary>
    internal static bool AppliesSdn(Value value) => new Attributes(value).Get(ApplySdn) ?? true;

    private static Value With(SettingSource source, Value config, DiagnosticList diagnostics)
    {
        var isExcluded = Excluded(config, source);
        var complete = Filled(Declaration.Fields.Where(field => !isExcluded(field)), config, AttributePath.Root, source, diagnostics);
        var ssh = SshConfiguration.Ssh.Name;
        return complete.With(ssh, SshConfiguration.With(source, complete[ssh], diagnostics));
    }

    private static Value Read(Field field, AttributePath path, string variable, SettingSource source, DiagnosticList diagnostics)
    {
        var text = source.Text(variable)!;
        var value = field.Type switch
        {
            FieldType.Bool => text.ToLowerInvariant() switch
            {
                "1" or "true" or "yes" => Value.True,
                "0" or "false" or "no" => Value.False,
                _ => Value.Null,
            },
            FieldType.Number => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                ? Value.Of(number) : Value.Null,
            FieldType.List when field == Command => CredentialsCommand.Split(text) is { } words
                ? Value.List(words.Select(word => Value.Of(word))) : Value.Null,
            FieldType.List => Value.List(
                text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Value.Of(part))),
            FieldType.Map => Value.Object(text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => line.Split(':', 2, StringSplitOptions.TrimEntries))
                .Select(parts => KeyValuePair.Create(parts[0], Value.Of(parts.ElementAtOrDefault(1) ?? "")))),
            _ => Value.Of(text),
        };
        if (value.IsNull)
        {
            diagnostics.Error($"Invalid {source.Title(variable)}", Capital($"{source.Place(variable)} stands in for {path}, which is "
                + field.Type switch
                {
                    FieldType.Bool => $"true or false, but it holds \"{text}\".",
                    FieldType.Number => $"a whole number, but it holds \"{text}\".",
                    _ => "a JSON array of words, but that cannot be read.",
                }), path);
        }

        return field.IsSecret ? value.AsSecret() : value;
    }
}
