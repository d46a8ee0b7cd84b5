using System.Globalization;
using System.Text.RegularExpressions;
using Proxmox.Model.Values;

namespace Proxmox.Model.Fields;

/// <summary>What a known value of a field must be. A rule never sees null or unknown values.</summary>
/// <param name="Expectation">What is accepted, to be read after "must be".</param>
/// <param name="Accepts">True when the value is accepted. For a list, set or map of primitives it sees each element.</param>
public sealed record Rule(string Expectation, Func<Value, bool> Accepts)
{
    /// <summary>The texts that alone are accepted; empty when the rule is not of that kind.</summary>
    public IReadOnlyCollection<string> Words { get; init; } = [];

    /// <summary>What is wrong with a value that is not accepted, in sentences; null where the expectation says it all.</summary>
    public Func<Value, string?> Cause { get; init; } = _ => null;

    /// <summary>Text that the whole pattern matches.</summary>
    public static Rule Pattern(string pattern, string expectation)
    {
        // Compiled on first use: most commands never validate most fields, and start-up is paid several times a command.
        var regex = new Lazy<Regex>(
            () => new($"\\A(?:{pattern})\\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)));
        return new(expectation, value => value.AsText() is not { } text || regex.Value.IsMatch(text));
    }

    /// <summary>One of those texts.</summary>
    public static Rule OneOf(IReadOnlyCollection<string> allowed) =>
        new("one of " + string.Join(", ", allowed.Select(text => $"\"{text}\"")), value =>
            value.AsText() is not { } text || allowed.Contains(text))
        {
            Words = allowed,
        };

    /// <summary>A number of that range, both ends included.</summary>
    public static Rule Between(long least, long most) => new(
        most == long.MaxValue ? Text(least) + " or more" : $"between {Text(least)} and {Text(most)}",
        value => value.AsNumber() is not { } number || (number >= Number.Of(least) && number <= Number.Of(most)));

    /// <summary>Text of that many characters, both ends included.</summary>
    public static Rule Length(int least, int most) => new(
        $"{Text(least)} to {Text(most)} characters long",
        value => value.AsText() is not { } text || (text.Length >= least && text.Length <= most));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
