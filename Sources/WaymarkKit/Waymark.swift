import Foundation
import WaymarkFormats
import WaymarkStorage

/// Tags what local services say about themselves with the few terms that fit.
///
///     let workspace = try Waymark.open("waymark.sqlite")
///     let answer = try workspace.suggest("A friendly place where unpaid carers meet.")
///     for suggestion in answer.suggestions { print(suggestion.term.label) }
public enum Waymark: Sendable {
  /// Opens a workspace, and makes one from the lists that come with Waymark where there is none.
  ///
  /// - Parameter path: the file; `$WAYMARK_WORKSPACE`, else `waymark.sqlite`, where none is given.
  /// - Returns: the open workspace.
  /// - Throws: `WaymarkError` where the file is no workspace, cannot be read, or cannot be made: what is
  ///   learned must not go with the process.
  public static func open(_ path: String? = nil) throws(WaymarkError) -> Workspace {
    let environment = ProcessInfo.processInfo.environment
    return try WaymarkError.wrapping {
      let opener = WorkspaceOpener(path: path, environment: environment)
      return Workspace(try opener.openOrMake())
    }
  }
}

/// Why something could not be done.
public struct WaymarkError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What a program may want to tell apart.
  public enum Code: Sendable, Hashable {
    /// The workspace or the disk is at fault.
    case workspace
    /// A name means no term, or more than one.
    case unknownTerm
    /// Some other input is at fault.
    case input
  }

  /// What kind of error it is.
  public let code: Code
  /// What happened, as a phrase.
  public let message: String

  /// The message.
  public var description: String { message }
}

extension WaymarkError {
  /// Runs a closure and says its errors in our words.
  static func wrapping<Result>(_ body: () throws -> Result) throws(WaymarkError) -> Result {
    do {
      return try body()
    } catch let error as WaymarkError {
      throw error
    } catch let error as UnknownTerm {
      throw WaymarkError(code: .unknownTerm, message: error.message)
    } catch let fault as Fault {
      throw WaymarkError(code: .input, message: "\(fault)")
    } catch let refusal as Corrector.Refusal {
      throw WaymarkError(code: .input, message: refusal.message)
    } catch {
      throw WaymarkError(code: .workspace, message: "\(error)")
    }
  }
}
